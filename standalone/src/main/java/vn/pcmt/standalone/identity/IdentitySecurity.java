package vn.pcmt.standalone.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** The endpoints of OpenID Connect, the login page, and what both need. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class IdentitySecurity {

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, IdentityProperties properties, LoginSteps steps) throws Exception {
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
                                    response.sendRedirect(LoginSteps.LOGIN + "?da-ra");
                                }))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.ignoringRequestMatchers(server.getEndpointsMatcher()))
                .oauth2ResourceServer(resource -> resource.jwt(Customizer.withDefaults()))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(LoginSteps.LOGIN),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
        return guarded(http, properties, steps);
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, IdentityProperties properties, LoginSteps steps) throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(LoginSteps.LOGIN, "/identity/**", "/error", "/")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(login -> login.loginPage(LoginSteps.LOGIN)
                        .failureUrl(LoginSteps.LOGIN + "?loi")
                        .defaultSuccessUrl(properties.console().toString()))
                .logout(logout -> logout.disable());
        return guarded(http, properties, steps);
    }

    /** The form's answer leads back to the console, which browsers check against form-action too. */
    private static SecurityFilterChain guarded(HttpSecurity http, IdentityProperties properties, LoginSteps steps)
            throws Exception {
        return http.addFilterAfter(steps, SecurityContextHolderFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
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
    Credentials credentials(IdentityProperties properties) {
        return Credentials.in(properties.folder());
    }

    @Bean
    PasswordLogin passwordLogin(
            Accounts accounts,
            Credentials credentials,
            InstallationSecrets secrets,
            IdentityProperties properties,
            Clock clock) {
        var lockout = new Lockout(clock, properties.attempts(), properties.lockedFor());
        return new PasswordLogin(accounts, credentials, lockout, secrets.demoPassword(), properties.demoAccounts());
    }

    /** Of wrong one-time codes, which are counted apart from wrong passwords. */
    @Bean
    Lockout codeLockout(IdentityProperties properties, Clock clock) {
        return new Lockout(clock, properties.attempts(), properties.lockedFor());
    }

    @Bean
    OneTimeCodes oneTimeCodes(IdentityProperties properties, Clock clock) {
        return new OneTimeCodes(clock, properties.oneTimeCodes());
    }

    @Bean
    LoginSteps loginSteps(Accounts accounts, Credentials credentials, OneTimeCodes codes) {
        return new LoginSteps(accounts, credentials, codes);
    }

    /** It stands in the chains of security, after who calls is known, and not before them too. */
    @Bean
    FilterRegistrationBean<LoginSteps> loginStepsInTheChainsOnly(LoginSteps steps) {
        var registration = new FilterRegistrationBean<>(steps);
        registration.setEnabled(false);
        return registration;
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
    PassingAuthorizations authorizations(Clock clock, IdentityProperties properties) {
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

    /** A key stays known until a token of its last moment can neither be used nor hint at whom to log out. */
    @Bean
    SigningKeys signingKeys(IdentityProperties properties, Clock clock) {
        Duration kept = properties.accessTokenLife().plus(properties.refreshTokenLife());
        return SigningKeys.in(properties.folder(), clock, properties.signingKeyLife(), kept);
    }

    @Bean
    JWKSource<SecurityContext> keys(SigningKeys keys) {
        return (selector, context) -> selector.select(keys.current());
    }

    /** The newest comes first. */
    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List::getFirst);
        return encoder;
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        return NimbusJwtDecoder.withJwkSource(keys).build();
    }
}
