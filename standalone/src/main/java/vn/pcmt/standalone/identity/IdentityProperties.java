package vn.pcmt.standalone.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the identity provider.
 *
 * @param issuer address in the tokens' {@code iss}; also where browsers find the login page
 * @param folder where the signing key and the secrets lie
 * @param console address of the console, the only client that people log in through
 * @param consoleSecret the console's client secret; empty for the one made at the first start
 * @param demoAccounts whether everybody can log in with the one password of the demo accounts
 * @param oneTimeCodes whether leaders, reviewers and administrators give a one-time code after their password
 * @param sample whether the installation holds sample data; the login page then says so
 * @param accessTokenLife life of an access token
 * @param refreshTokenLife how long a person stays logged in without using the console
 * @param signingKeyLife how long a key signs tokens before another takes its place
 * @param attempts wrong passwords in a row before an account is locked
 * @param lockedFor how long it stays locked
 */
@ConfigurationProperties("pcmt.identity")
record IdentityProperties(
        URI issuer,
        Path folder,
        URI console,
        String consoleSecret,
        boolean demoAccounts,
        boolean oneTimeCodes,
        boolean sample,
        Duration accessTokenLife,
        Duration refreshTokenLife,
        Duration signingKeyLife,
        int attempts,
        Duration lockedFor) {
    IdentityProperties {
        if (attempts < 1) {
            throw new IllegalArgumentException("pcmt.identity.attempts must be at least 1, but is " + attempts);
        }
        if (!accessTokenLife.isPositive()
                || !refreshTokenLife.isPositive()
                || !signingKeyLife.isPositive()
                || !lockedFor.isPositive()) {
            throw new IllegalArgumentException("The durations of pcmt.identity must be positive");
        }
    }
}
