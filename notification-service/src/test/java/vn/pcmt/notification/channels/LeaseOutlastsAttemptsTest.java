package vn.pcmt.notification.channels;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vn.pcmt.notification.delivery.DeliverySettings;

class LeaseOutlastsAttemptsTest {

    private final MapConfigurationPropertySource settings = new MapConfigurationPropertySource();

    @Test
    void theSettingsThatTheProductBringsFitTogether() {
        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "pcmt.notification.delivery.lease, 89s",
        "pcmt.notification.mail.attempt, 2m",
        "pcmt.notification.providers.answer, 2m",
    })
    void anAttemptThatMightOutlastItsLeaseIsRefusedAtTheStart(String setting, String value) {
        settings.put(setting, value);

        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pcmt.notification.delivery.lease");
    }

    @Test
    void aLongerLeaseBearsSlowerServers() {
        settings.put("pcmt.notification.mail.attempt", "2m");
        settings.put("pcmt.notification.delivery.lease", Duration.ofMinutes(3).toString());

        assertThatCode(this::start).doesNotThrowAnyException();
    }

    private void start() {
        new LeaseOutlastsAttempts(
                bound("delivery", DeliverySettings.class),
                bound("mail", MailSettings.class),
                bound("providers", ProviderSettings.class));
    }

    private <T> T bound(String prefix, Class<T> type) {
        return new Binder(settings).bindOrCreate("pcmt.notification." + prefix, type);
    }
}
