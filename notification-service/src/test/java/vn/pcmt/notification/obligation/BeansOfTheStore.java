package vn.pcmt.notification.obligation;

import org.springframework.context.annotation.Bean;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Reach;
import vn.pcmt.notification.preferences.Preferences;
import vn.pcmt.notification.push.PushSubscriptions;
import vn.pcmt.notification.templates.AlertTexts;

/**
 * What {@link ServiceOnStore} has, for a test that asks over HTTP. Bears no stereotype, so that no scan of the features
 * finds it.
 */
public class BeansOfTheStore {

    @Bean
    Obligations obligations() {
        return ServiceOnStore.obligations();
    }

    @Bean
    Alerts alerts() {
        return ServiceOnStore.bean(Alerts.class);
    }

    @Bean
    Directory directory() {
        return ServiceOnStore.directory();
    }

    @Bean
    Reach reach() {
        return ServiceOnStore.bean(Reach.class);
    }

    @Bean
    AlertTexts texts() {
        return ServiceOnStore.bean(AlertTexts.class);
    }

    @Bean
    Preferences preferences() {
        return ServiceOnStore.bean(Preferences.class);
    }

    @Bean
    PushSubscriptions subscriptions() {
        return ServiceOnStore.bean(PushSubscriptions.class);
    }
}
