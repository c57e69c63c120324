package vn.pcmt.kit.limit;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one caller gets of one node.
 *
 * @param account requests of one officer or machine
 * @param client requests of one system for all its users; the console has every user's
 * @param refusals of requests without a valid token, of one address
 * @param dear answers that are dear to make, such as files
 */
@ConfigurationProperties("pcmt.limits")
record LimitSettings(
        Rate account,
        Rate client,
        Rate refusals,
        @DefaultValue Dear dear) {

    /**
     * @param perSecond for as long as one likes
     * @param burst at once, after some quiet
     */
    record Rate(long perSecond, long burst) {
        Rate {
            if (perSecond < 1 || burst < 1) {
                throw new IllegalArgumentException("a rate must be positive: " + perSecond + ", " + burst);
            }
        }
    }

    /**
     * @param paths patterns of their addresses
     * @param atOnce how many are made at the same time
     * @param perAccount how many one account has made or waits for at the same time
     * @param patience how long one waits for its turn
     */
    record Dear(
            @DefaultValue List<String> paths,
            @DefaultValue("4") int atOnce,
            @DefaultValue("2") int perAccount,
            @DefaultValue("15s") Duration patience) {
        Dear {
            paths = List.copyOf(paths);
            if (atOnce < 1 || perAccount < 1) {
                throw new IllegalArgumentException("at least one must be made at once");
            }
        }
    }
}
