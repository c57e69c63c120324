package vn.pcmt.standalone.identity;

import java.util.ArrayList;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Registers the console and the machine clients with their secrets. */
final class Clients {

    private Clients() {}

    static RegisteredClientRepository register(
            Accounts accounts, InstallationSecrets secrets, IdentityProperties properties) {
        var tokens = TokenSettings.builder()
                .accessTokenTimeToLive(properties.accessTokenLife())
                .refreshTokenTimeToLive(properties.refreshTokenLife())
                .reuseRefreshTokens(false)
                .build();
        var clients = new ArrayList<RegisteredClient>();
        String consoleSecret = properties.consoleSecret().isBlank()
                ? secrets.clientSecret(InstallationSecrets.CONSOLE)
                : properties.consoleSecret();
        clients.add(withSecret(InstallationSecrets.CONSOLE, consoleSecret)
                .clientName("Console")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(properties.console() + "/login/oauth2/code/pcmt")
                .postLogoutRedirectUri(properties.console().toString())
                .postLogoutRedirectUri(properties.console() + "/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(tokens)
                .build());
        accounts.machines()
                .forEach((id, speaksFor) -> clients.add(withSecret(id, secrets.clientSecret(id))
                        .clientName(speaksFor.name())
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .tokenSettings(tokens)
                        .build()));
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient.Builder withSecret(String clientId, String secret) {
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret(SecretDigest.digest(secret))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
}
