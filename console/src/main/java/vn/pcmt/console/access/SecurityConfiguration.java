package vn.pcmt.console.access;

import static vn.pcmt.console.access.Role.ADMIN;
import static vn.pcmt.console.access.Role.AUDITOR;
import static vn.pcmt.console.access.Role.COMMUNE_HEAD;
import static vn.pcmt.console.access.Role.COMMUNE_REPORTER;
import static vn.pcmt.console.access.Role.LEADER;
import static vn.pcmt.console.access.Role.OFFICER;
import static vn.pcmt.console.access.Role.REVIEWER;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may open which page, and what a browser may do with it. The services decide again on every call. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; "
            + "script-src 'self'; connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http, SignIn signIn, LogoutAtProvider logout, Entry entry, Sessions sessions) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/assets/**",
                                "/vendor/**",
                                "/webjars/**",
                                "/favicon.ico",
                                "/offline-worker.js",
                                "/khong-co-mang",
                                "/error",
                                "/dang-nhap",
                                "/phien-het-han",
                                "/da-thoat",
                                "/actuator/health/**",
                                "/actuator/prometheus")
                        .permitAll()
                        .requestMatchers("/duyet/**")
                        .hasAnyRole(names(REVIEWER, LEADER, OFFICER, ADMIN, AUDITOR))
                        .requestMatchers(HttpMethod.POST, "/bao-cao/**")
                        .hasAnyRole(names(COMMUNE_REPORTER, COMMUNE_HEAD))
                        // One report: alerts link to it whoever gets them, and who writes none is led on to the page to
                        // read.
                        .requestMatchers("/bao-cao/*", "/tong-quan/**")
                        .hasAnyRole(names(COMMUNE_REPORTER, COMMUNE_HEAD, REVIEWER, LEADER, OFFICER, ADMIN, AUDITOR))
                        .requestMatchers("/bao-cao/**")
                        .hasAnyRole(names(COMMUNE_REPORTER, COMMUNE_HEAD))
                        .requestMatchers("/quan-tri/su-kien-loi/**")
                        .hasAnyRole(names(ADMIN))
                        .requestMatchers(HttpMethod.GET, "/quan-tri/**")
                        .hasAnyRole(names(ADMIN, AUDITOR))
                        .requestMatchers("/quan-tri/**")
                        .hasAnyRole(names(ADMIN))
                        .requestMatchers("/thu/**")
                        .hasAnyRole(names(ADMIN))
                        .anyRequest()
                        .authenticated())
                .oauth2Login(login -> login.loginPage("/dang-nhap")
                        .failureUrl("/dang-nhap?loi")
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(signIn)))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(entry).accessDeniedHandler(entry))
                .logout(out -> out.logoutUrl("/logout").logoutSuccessHandler(logout))
                .addFilterBefore(new EndSessions(sessions, logout), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                        .frameOptions(frames -> frames.deny()))
                .build();
    }

    /** The provider's claim {@code roles} becomes authorities, so that pages can be guarded by path. */
    @Bean
    GrantedAuthoritiesMapper rolesOfClaims() {
        return authorities -> {
            Set<GrantedAuthority> mapped = new LinkedHashSet<>(authorities);
            for (GrantedAuthority authority : authorities) {
                if (authority instanceof OidcUserAuthority oidc
                        && oidc.getIdToken().getClaimAsStringList("roles") instanceof Iterable<?> roles) {
                    roles.forEach(role -> mapped.add(new SimpleGrantedAuthority("ROLE_" + role)));
                }
            }
            return mapped;
        };
    }

    private static String[] names(Role... roles) {
        return Arrays.stream(roles).map(Role::name).toArray(String[]::new);
    }
}
