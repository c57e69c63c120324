package vn.pcmt.console.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** The latest mails, newest first. Administrators only: other people's mail is in it. */
@Controller
class MailboxController {
    private static final int SHOWN = 100;
    private static final long LARGEST = 256 * 1024;
    private final MailboxSettings settings;

    MailboxController(MailboxSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/thu")
    String mails(Model model) throws IOException {
        Path folder = settings.folder();
        if (folder == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("mails", read(folder));
        return "mailbox";
    }

    private static List<Mail> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> latest = files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified())
                            .thenComparing(Path::toString)
                            .reversed())
                    .limit(SHOWN)
                    .toList();
            return latest.stream().flatMap(MailboxController::mail).toList();
        }
    }

    /** Nothing for a file that has gone or is too large to be one of ours. */
    private static Stream<Mail> mail(Path file) {
        try {
            return Files.size(file) > LARGEST ? Stream.empty() : Stream.of(Mail.parse(Files.readAllBytes(file)));
        } catch (IOException gone) {
            return Stream.empty();
        }
    }
}
