package vn.pcmt.kit.events;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the broker answers. */
final class BrokerHealth extends AbstractHealthIndicator implements DisposableBean {
    private static final int SECONDS = 3;

    private final Map<String, Object> connection;
    private @Nullable Admin admin;

    BrokerHealth(BrokerConnection broker) {
        super("the broker does not answer");
        this.connection = broker.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, SECONDS * 1000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SECONDS * 1000));
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws Exception {
        int nodes =
                admin().describeCluster().nodes().get(SECONDS, TimeUnit.SECONDS).size();
        builder.up().withDetail("nodes", nodes);
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(connection);
        }
        return admin;
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close(java.time.Duration.ofSeconds(1));
        }
    }
}
