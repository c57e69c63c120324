package vn.pcmt.notification.templates;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;

/** The words that the product brings, where there is no store. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTemplates {

    @Bean
    Templates templates(MessageSource messages) {
        MongoOperations empty = mock(MongoOperations.class);
        given(empty.findAll(any())).willReturn(List.of());
        return new Templates(messages, empty);
    }
}
