package vn.pcmt.standalone.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** The endpoints of OpenID Connect, the login page, and what both need. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class IdentitySecurity {

    private static final String LOGIN = "/dang-nhap";

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, IdentityProperties properties) throws Exception {
        var server = new OAuth2AuthorizationServerConfigurer();
        http.securityMatcher(server.getEndpointsMatcher())
                .with(
                        server,
                        it -> it.oidc(oidc -> oidc.logoutEndpoint(logout ->
                                // After a restart the session behind an old hint is unknown: log out all the same.
                                logout.errorResponseHandler((request, response, failure) -> {
                                    var session = request.getSession(false);
                                    if (session != null) {
                                        session.invalidate();
                                    }
                                    response.sendRedirect(LOGIN + "?da-ra");
                                }))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.ignoringRequestMatchers(server.getEndpointsMatcher()))
                .oauth2ResourceServer(resource -> resource.jwt(Customizer.withDefaults()))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(LOGIN), new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
        return guarded(http, properties);
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, IdentityProperties properties) throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(LOGIN, "/identity/**", "/error", "/")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(login -> login.loginPage(LOGIN)
                        .failureUrl(LOGIN + "?loi")
                        .defaultSuccessUrl(properties.console().toString()))
                .logout(logout -> logout.disable());
        return guarded(http, properties);
    }

    /** The form's answer leads back to the console, which browsers check against form-action too. */
    private static SecurityFilterChain guarded(HttpSecurity http, IdentityProperties properties) throws Exception {
        return http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                                "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
                                        + "frame-ancestors 'none'; form-action 'self' " + properties.console()))
                        .referrerPolicy(Customizer.withDefaults()))
                .build();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Accounts accounts() {
        return Accounts.ofTheProvince();
    }

    @Bean
    InstallationSecrets installationSecrets(IdentityProperties properties) {
        return InstallationSecrets.in(properties.folder());
    }

    @Bean
    AuthenticationProvider passwordLogin(
            Accounts accounts, InstallationSecrets secrets, IdentityProperties properties, Clock clock) {
        var lockout = new Lockout(clock, properties.attempts(), properties.lockedFor());
        return new PasswordLogin(accounts, lockout, secrets.demoPassword());
    }

    @Bean
    PasswordEncoder clientSecrets() {
        return new SecretDigest();
    }

    @Bean
    RegisteredClientRepository clients(Accounts accounts, InstallationSecrets secrets, IdentityProperties properties) {
        return Clients.register(accounts, secrets, properties);
    }

    @Bean
    OAuth2AuthorizationService authorizations(Clock clock, IdentityProperties properties) {
        return new PassingAuthorizations(clock, properties.refreshTokenLife());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims(Accounts accounts) {
        return new TokenClaims(accounts);
    }

    @Bean
    AuthorizationServerSettings serverSettings(IdentityProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.issuer().toString())
                .build();
    }

    @Bean
    JWKSource<SecurityContext> keys(InstallationSecrets secrets) {
        return new ImmutableJWKSet<>(new JWKSet(secrets.signingKey()));
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        return NimbusJwtDecoder.withJwkSource(keys).build();
    }
}
