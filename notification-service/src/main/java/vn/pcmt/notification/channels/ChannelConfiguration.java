package vn.pcmt.notification.channels;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.preferences.ChannelName;
import vn.pcmt.notification.preferences.Preferences;
import vn.pcmt.notification.templates.AlertMessages;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, GatewaySettings.class, ProviderSettings.class})
class ChannelConfiguration {

    @Bean
    GatewayChannel smsChannel(
            GatewaySettings settings,
            OutboundHttp http,
            ProviderGuard guard,
            Directory directory,
            Preferences preferences,
            AlertMessages messages) {
        return new GatewayChannel(ChannelName.SMS, settings.sms(), http, guard, directory, preferences, messages);
    }

    @Bean
    GatewayChannel zaloChannel(
            GatewaySettings settings,
            OutboundHttp http,
            ProviderGuard guard,
            Directory directory,
            Preferences preferences,
            AlertMessages messages) {
        return new GatewayChannel(ChannelName.ZALO, settings.zalo(), http, guard, directory, preferences, messages);
    }
}
