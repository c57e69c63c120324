package vn.pcmt.standalone.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.RejectException;

/** Writes messages durably, one file per Message-ID. */
final class MessageFiles {

    private static final Logger log = LoggerFactory.getLogger(MessageFiles.class);
    private static final Pattern MESSAGE_ID =
            Pattern.compile("^Message-ID:\\s*(<[^>\\r\\n]+>)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern END_OF_HEADERS = Pattern.compile("\\r?\\n\\r?\\n");

    private final Path folder;

    MessageFiles(Path folder) {
        this.folder = folder;
    }

    /** Returns once the message would survive a loss of power; otherwise the sender is asked to try again. */
    void keep(byte[] message) throws RejectException {
        try {
            Path file = folder.resolve(nameOf(message) + ".eml");
            Path temporary = Files.createTempFile(folder, "incoming", ".part");
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(message);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        } catch (IOException e) {
            log.error("A message could not be written into {}", folder, e);
            throw new RejectException(451, "The message could not be stored, try again later");
        }
    }

    private static String nameOf(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        String headers = END_OF_HEADERS.split(text, 2)[0];
        Matcher id = MESSAGE_ID.matcher(headers);
        String identity = id.find() ? id.group(1) : text;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void forceFolder() {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open a folder; there the rename is in the file system's own journal.
            log.debug("The folder {} cannot be forced", folder, e);
        }
    }
}
