package vn.pcmt.notification.channels;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * E-mail to officers.
 *
 * @param from sender's address
 * @param perConnection mails sent over one connection before another is opened
 * @param attempt longest time that one mail may take, from the connection to the last answer, however slowly the server
 *     answers each step
 * @param idle how long a connection is kept that is not needed; shorter than servers keep theirs
 */
@Validated
@ConfigurationProperties("pcmt.notification.mail")
record MailSettings(
        @DefaultValue("pcmt@quangtri.example") @NotBlank String from,
        @DefaultValue("200") @Min(1) int perConnection,
        @DefaultValue("60s") @NotNull Duration attempt,
        @DefaultValue("15s") @NotNull Duration idle) {}
