package vn.pcmt.notification.templates;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import vn.pcmt.notification.obligation.ServiceOnStore;

/** The words as the store under test has them. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTemplates {

    @Bean
    Templates templates(MessageSource messages) {
        return new Templates(messages, ServiceOnStore.mongo());
    }
}
