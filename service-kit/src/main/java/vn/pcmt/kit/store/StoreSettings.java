package vn.pcmt.kit.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a service waits for its store. The driver's own defaults are 30 seconds for a store that is away and no limit
 * for one that does not answer.
 *
 * @param selection for a server to be there
 * @param connect for a connection
 * @param read for an answer
 * @param atStart for a store that is not there yet when the service starts
 */
@ConfigurationProperties("pcmt.store")
public record StoreSettings(
        @DefaultValue("5s") Duration selection,
        @DefaultValue("3s") Duration connect,
        @DefaultValue("20s") Duration read,
        @DefaultValue("2m") Duration atStart) {}
