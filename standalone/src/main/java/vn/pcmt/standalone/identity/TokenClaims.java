package vn.pcmt.standalone.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Puts the claims the services and the console read into tokens: audience, user name, name, roles and unit. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** The audience that the services ask for. */
    static final String AUDIENCE = "pcmt";

    private final Accounts accounts;

    TokenClaims(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        String subject = context.getPrincipal().getName();
        Optional<Account> holder = AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())
                ? accounts.machine(subject)
                : accounts.person(subject);
        Account account = holder.orElseThrow(() -> new IllegalStateException("A token for no account: " + subject));
        var type = context.getTokenType();
        if (OAuth2TokenType.ACCESS_TOKEN.equals(type)) {
            context.getClaims().audience(List.of(AUDIENCE));
        }
        if (OAuth2TokenType.ACCESS_TOKEN.equals(type) || OidcParameterNames.ID_TOKEN.equals(type.getValue())) {
            context.getClaims()
                    .claim("preferred_username", account.id())
                    .claim("name", account.name())
                    .claim(
                            "roles",
                            account.roles().stream().map(Enum::name).sorted().toList())
                    .claim("unit", account.unitKey());
        }
    }
}
