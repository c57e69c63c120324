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
 * Checks user name and password. Demo accounts share one password, and hence one hash, until their holders choose their
 * own: 160 hashes would cost ten seconds of the start. An unknown name takes as long as a known one.
 */
final class PasswordLogin implements AuthenticationProvider {

    private final Accounts accounts;
    private final Lockout lockout;
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();
    private final Credentials credentials;
    private final String shared;
    private final boolean demoAccounts;

    /** @param shared the password of all demo accounts; of no use to anybody without them */
    PasswordLogin(Accounts accounts, Credentials credentials, Lockout lockout, String shared, boolean demoAccounts) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.lockout = lockout;
        this.shared = Credentials.hash(shared);
        this.demoAccounts = demoAccounts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String userName = attempt.getName();
        String password = attempt.getCredentials() instanceof String text ? text : "";
        if (isLocked(userName)) {
            throw new LockedException("Too many wrong passwords");
        }
        if (!check(userName, password)) {
            throw new WrongPasswordException(lockout.remaining(userName));
        }
        // The time in the factor becomes auth_time in the id token.
        var factor = FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY);
        return UsernamePasswordAuthenticationToken.authenticated(userName, null, List.of(factor));
    }

    boolean isLocked(String userName) {
        return lockout.isLocked(userName);
    }

    /** Whether the password is right; a wrong one counts towards the lock. */
    boolean check(String userName, String password) {
        Optional<Account> account = accounts.person(userName);
        String own = credentials.of(userName).hash();
        boolean matches = encoder.matches(password, own == null ? shared : own);
        if (matches && account.isPresent() && (own != null || demoAccounts)) {
            lockout.succeeded(userName);
            return true;
        }
        lockout.failed(userName);
        return false;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
