package vn.pcmt.plan.obstacle;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of obstacles go. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(ObstacleSettings.class)
class ObstacleConfiguration {

    @Bean
    OutboxSource obstacleOutbox() {
        return new OutboxSource(Obstacle.COLLECTION, Topic.PLAN_EVENTS, Obstacle.class);
    }
}
