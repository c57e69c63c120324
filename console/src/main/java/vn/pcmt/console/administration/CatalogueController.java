package vn.pcmt.console.administration;

import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Folded;
import vn.pcmt.console.services.CatalogueService;
import vn.pcmt.console.services.CatalogueService.Indicator;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;

/** Forms and indicators: what there is, what the next version would change, and publishing it. */
@Controller
class CatalogueController {
    private static final String HOME = "/quan-tri/bieu-mau";

    private final CatalogueService catalogue;
    private final JsonMapper json;
    private final MessageSource messages;

    CatalogueController(CatalogueService catalogue, JsonMapper json, MessageSource messages) {
        this.catalogue = catalogue;
        this.json = json;
        this.messages = messages;
    }

    @GetMapping(HOME)
    ModelAndView list(Visitor visitor, @RequestParam(name = "tim", defaultValue = "") String words, Locale language) {
        boolean english = language.getLanguage().equals("en");
        String wanted = Folded.of(words);
        var page = new ModelAndView("catalogue", Map.of("templates", catalogue.templates(visitor), "words", words));
        page.addObject("english", english);
        page.addObject(
                "indicators",
                catalogue.indicators(visitor).stream()
                        .filter(one -> Folded.of(one.code() + " " + one.nameVi() + " " + one.nameEn())
                                .contains(wanted))
                        .sorted(Comparator.comparing(Indicator::code, Collator.getInstance(Locale.of("vi"))))
                        .toList());
        return page;
    }

    @GetMapping(HOME + "/{code}")
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "code") String code,
            @RequestParam(name = "ban", required = false) @Nullable Integer number,
            @RequestParam(name = "xong", required = false) @Nullable String done) {
        var versions = catalogue.versions(visitor, code);
        int latest = versions.getLast().version();
        var page = new ModelAndView("template", new HashMap<>());
        page.addObject("versions", versions.reversed());
        page.addObject("t", catalogue.version(visitor, code, number == null ? latest : number));
        page.addObject("latest", latest);
        page.addObject("done", done);
        return page;
    }

    @GetMapping(HOME + "/{code}/moi")
    ModelAndView next(Visitor visitor, @PathVariable(name = "code") String code) {
        int latest = catalogue.versions(visitor, code).getLast().version();
        var text = new String(catalogue.file(visitor, code, latest).content(), StandardCharsets.UTF_8);
        String readable;
        try {
            readable = json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(text));
        } catch (JacksonException unreadable) {
            readable = text;
        }
        return form(code, "\"" + latest + "\"", readable, Faults.NONE);
    }

    /** First what it would change, then publishing it; the same text is sent twice. */
    @PostMapping(HOME + "/{code}/moi")
    ModelAndView send(
            Visitor visitor,
            @PathVariable(name = "code") String code,
            @RequestParam(name = "lam", defaultValue = "xem") String action,
            @RequestParam(name = "chu") String text,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            Locale language) {
        Map<String, Object> read;
        try {
            read = json.readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException unreadable) {
            var location = unreadable.getLocation();
            Object[] where = {location == null ? 0 : location.getLineNr()};
            var page = form(
                    code, etag, text, Faults.beside("", messages.getMessage("template.unreadable", where, language)));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        try {
            if (action.equals("dat")) {
                catalogue.publish(visitor, code, read, new Guard(etag, key));
                return new ModelAndView("redirect:" + HOME + "/" + code + "?xong=1");
            }
            return form(code, etag, text, Faults.NONE).addObject("effect", catalogue.tryOut(visitor, code, read));
        } catch (ServiceRefusal refusal) {
            var page = form(code, etag, text, Faults.of(refusal, pointer -> false));
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    private static ModelAndView form(String code, String etag, String text, Faults faults) {
        var page = new ModelAndView("template-new", new HashMap<>());
        page.addObject("code", code);
        page.addObject("etag", etag);
        page.addObject("text", text);
        page.addObject("faults", faults);
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }
}
