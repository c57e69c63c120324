package vn.pcmt.standalone.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Checks user name and password. All demo accounts share one password and hence one hash: 160 hashes would cost ten
 * seconds of the start. An unknown name takes as long as a known one.
 */
final class PasswordLogin implements AuthenticationProvider {

    private final Accounts accounts;
    private final Lockout lockout;
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();
    private final String hash;

    PasswordLogin(Accounts accounts, Lockout lockout, String password) {
        this.accounts = accounts;
        this.lockout = lockout;
        this.hash = java.util.Objects.requireNonNull(encoder.encode(password));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String userName = attempt.getName();
        String password = attempt.getCredentials() instanceof String text ? text : "";
        if (lockout.isLocked(userName)) {
            throw new LockedException("Too many wrong passwords");
        }
        boolean matches = encoder.matches(password, hash);
        Optional<Account> account = accounts.person(userName);
        if (!matches || account.isEmpty()) {
            throw new WrongPasswordException(lockout.failed(userName));
        }
        lockout.succeeded(userName);
        // The time in the factor becomes auth_time in the id token.
        var factor = FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY);
        return UsernamePasswordAuthenticationToken.authenticated(userName, null, List.of(factor));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
