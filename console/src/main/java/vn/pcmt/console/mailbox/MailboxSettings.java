package vn.pcmt.console.mailbox;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the mails lie.
 *
 * @param folder one {@code .eml} file per mail; none: the page does not exist
 */
@ConfigurationProperties("pcmt.mailbox")
record MailboxSettings(@Nullable Path folder) {}
