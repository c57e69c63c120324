package vn.pcmt.console.alerting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.WordingService;
import vn.pcmt.console.services.WordingService.Wording;

/** The words of messages: listed, edited, tried with a real alert on every channel, brought back from before. */
@Controller
class WordingController {
    /** The policy of the page holds in the frame of the mail, too, and lets no style but its own through. */
    private static final Pattern STYLE =
            Pattern.compile("\\sstyle\\s*=\\s*(\"[^\"]*\"|'[^']*')", Pattern.CASE_INSENSITIVE);

    private final WordingService wordings;
    private final MessageSource messages;

    WordingController(WordingService wordings, MessageSource messages) {
        this.wordings = wordings;
        this.messages = messages;
    }

    @GetMapping("/hop-viec/mau-loi")
    ModelAndView all(Visitor visitor, Locale language) {
        var all = wordings.all(visitor);
        Map<String, String> names = new LinkedHashMap<>();
        all.forEach(one -> names.put(one.key(), nameOf(one.key(), language)));
        return new ModelAndView("wordings", Map.of("all", all, "names", names));
    }

    /** @param version one of before to begin with, 0 for the original; the one in force if there is none of that number */
    @GetMapping("/hop-viec/mau-loi/{key}/{language}")
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "key") String key,
            @PathVariable(name = "language") String tongue,
            @RequestParam(name = "ban", required = false) @Nullable Long version,
            @RequestParam(name = "xong", required = false) @Nullable String done,
            Locale language) {
        var known = wordings.wording(visitor, key, tongue);
        Wording now = known.value();
        String source = version == null
                ? now.source()
                : version == 0
                        ? now.original()
                        : now.history().stream()
                                .filter(one -> one.version() == version)
                                .findFirst()
                                .map(WordingService.Published::source)
                                .orElse(now.source());
        return page(visitor, now, known.etag(), source, Faults.NONE, language)
                .addObject("done", done)
                .addObject("from", version);
    }

    @PostMapping("/hop-viec/mau-loi/{key}/{language}")
    ModelAndView change(
            Visitor visitor,
            @PathVariable(name = "key") String key,
            @PathVariable(name = "language") String tongue,
            @RequestParam(name = "loi", defaultValue = "") String typed,
            @RequestParam(name = "vi-du", defaultValue = "") String sample,
            @RequestParam(name = "lam", defaultValue = "luu") String action,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String command,
            Locale language) {
        // A form sends a line break as two characters; a text message would pay for both.
        String source = typed.replace("\r\n", "\n");
        Wording now = wordings.wording(visitor, key, tongue).value();
        try {
            if (action.equals("thu")) {
                var preview = wordings.preview(visitor, key, tongue, source, sample);
                return page(visitor, now, etag, source, Faults.NONE, language)
                        .addObject("preview", preview)
                        .addObject(
                                "mail",
                                STYLE.matcher(preview.channels().mailHtml()).replaceAll(""))
                        .addObject("sample", sample);
            }
            wordings.publish(visitor, key, tongue, source, new Guard(etag, command));
            return new ModelAndView("redirect:"
                    + UriComponentsBuilder.fromPath("/hop-viec/mau-loi/{key}/{language}")
                            .queryParam("xong", 1)
                            .build(key, tongue));
        } catch (ServiceRefusal refusal) {
            var page = page(
                    visitor, now, etag, source, Faults.of(refusal, pointer -> pointer.equals("/source")), language);
            page.addObject("sample", sample);
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    private ModelAndView page(
            Visitor visitor, Wording now, String etag, String source, Faults faults, Locale language) {
        var page = new ModelAndView("wording", Map.of("w", now, "etag", etag, "source", source, "faults", faults));
        page.addObject("name", nameOf(now.key(), language));
        page.addObject("names", now.names().stream().sorted().toList());
        page.addObject("samples", wordings.samples(visitor, now.key(), now.language()));
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    /** Of {@code alert.any.OVERDUE.title}: the kind of alert, about what, and which part of it. */
    private String nameOf(String key, Locale language) {
        if (!key.startsWith("alert.")) {
            return say("wording.key." + key, key, language);
        }
        List<String> parts = List.of(key.split("\\.", -1));
        boolean any = parts.get(1).equals("any");
        String kind = parts.get(any ? 2 : 1);
        String special = parts.size() > (any ? 4 : 3) ? parts.get(parts.size() - 2) : null;
        String name = say("kind." + kind, kind, language)
                + (special == null ? "" : " (" + say("wording.special." + special, special, language) + ")");
        return messages.getMessage(
                any ? "wording.any" : "wording.report",
                new Object[] {name, say("wording.part." + parts.getLast(), parts.getLast(), language)},
                language);
    }

    private String say(String key, String otherwise, Locale language) {
        String words = messages.getMessage(key, null, null, language);
        return words == null ? otherwise : words;
    }
}
