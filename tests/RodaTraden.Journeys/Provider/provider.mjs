// An OpenID provider for the journeys: whoever signs in is who the name says, and is a mentor.
//   node provider.mjs PORT REDIRECT_URI
import Provider from 'oidc-provider';

const [port, redirect] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: 'rt',
    client_secret: 'hemlig-i-provet',
    redirect_uris: [redirect],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_post',
  }],
  pkce: { required: () => true },
  claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'groups', 'employee'] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: 'Sara Svensson', preferred_username: id, groups: ['alla', 'rt-mentor'], employee: 'M7B' }),
  }),
});
provider.listen(Number(port), '127.0.0.1', () => console.log('listening'));
