package vn.pcmt.standalone.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What must follow a right password before anything else: a one-time code, a password of one's own. Until then every
 * page leads there, the one that hands out codes to the console too.
 */
final class LoginSteps extends OncePerRequestFilter {

    static final String LOGIN = "/dang-nhap";
    static final String PASSWORD = "/mat-khau";
    static final String CODE = "/ma-mot-lan";

    /** Which ask for no person, or let one go. */
    private static final Set<String> OPEN = Set.of(
            "/",
            "/error",
            LOGIN,
            "/oauth2/token",
            "/oauth2/jwks",
            "/oauth2/introspect",
            "/oauth2/revoke",
            "/userinfo",
            "/connect/logout");

    private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final Accounts accounts;
    private final Credentials credentials;
    private final OneTimeCodes codes;

    LoginSteps(Accounts accounts, Credentials credentials, OneTimeCodes codes) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.codes = codes;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return OPEN.contains(path) || path.startsWith("/identity/") || path.startsWith("/.well-known/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        Optional<String> next = person == null ? Optional.empty() : next(person);
        if (next.isEmpty() || request.getServletPath().equals(next.get())) {
            chain.doFilter(request, response);
        } else {
            if (!Set.of(PASSWORD, CODE).contains(request.getServletPath())) {
                wanted.saveRequest(request, response);
            }
            response.sendRedirect(next.get());
        }
    }

    private Optional<String> next(Authentication person) {
        Optional<Account> account = accounts.person(person.getName());
        if (account.isEmpty()) {
            return Optional.empty();
        }
        Credential credential = credentials.of(person.getName());
        boolean code = codes.areAskedOf(account.get()) && !hasGivenCode(person);
        if (code && credential.codeKey() != null) {
            return Optional.of(CODE);
        }
        if (credential.passing()) {
            return Optional.of(PASSWORD);
        }
        return code ? Optional.of(CODE) : Optional.empty();
    }

    static boolean hasGivenCode(Authentication person) {
        return person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(FactorGrantedAuthority.OTT_AUTHORITY::equals);
    }

    /** Notes the code in the session, which gets another id. */
    void codeGiven(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        List<GrantedAuthority> factors = new ArrayList<>(person.getAuthorities());
        factors.add(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.OTT_AUTHORITY));
        request.changeSessionId();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person.getName(), null, factors));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }

    /** Where the person was going before the step; where nobody was, to the address given. */
    String onwards(HttpServletRequest request, HttpServletResponse response, String otherwise) {
        var saved = wanted.getRequest(request, response);
        return "redirect:" + (saved == null ? otherwise : saved.getRedirectUrl());
    }
}
