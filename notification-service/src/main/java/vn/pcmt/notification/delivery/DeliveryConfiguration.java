package vn.pcmt.notification.delivery;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;
import vn.pcmt.notification.preferences.ChannelsAtHand;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

    @Bean
    ChannelsAtHand channelsAtHand(List<Channel> channels) {
        return () ->
                channels.stream().filter(Channel::isSetUp).map(Channel::name).collect(Collectors.toUnmodifiableSet());
    }

    @Bean
    OutboxSource alertOutbox() {
        return new OutboxSource(Alert.COLLECTION, Topic.ALERT_EVENTS, Alert.class);
    }
}
