package vn.pcmt.standalone.identity;

import org.springframework.security.authentication.BadCredentialsException;

/** User name and password do not match; says how many attempts remain before the lock. */
final class WrongPasswordException extends BadCredentialsException {

    private static final long serialVersionUID = 1L;

    private final int remaining;

    WrongPasswordException(int remaining) {
        super("Wrong user name or password");
        this.remaining = remaining;
    }

    int remaining() {
        return remaining;
    }
}
