package vn.pcmt.console.administration;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Folded;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.CatalogueService;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.ServiceRefusal;

/** The rules that figures are judged by, and a place to try a condition against figures. Nothing is kept. */
@Controller
class RuleController {
    private static final String HOME = "/quan-tri/quy-tac";

    private final CatalogueService catalogue;
    private final MessageSource messages;

    RuleController(CatalogueService catalogue, MessageSource messages) {
        this.catalogue = catalogue;
        this.messages = messages;
    }

    /** What stands in the form of the trial: figures as lines such as {@code CA01 = 12}. */
    record Trial(String condition, String figures, String previous) {}

    @GetMapping(HOME)
    ModelAndView list(
            Visitor visitor,
            @RequestParam(name = "tim", defaultValue = "") String words,
            @RequestParam(name = "dieu-kien", defaultValue = "") String condition) {
        return page(visitor, words, new Trial(condition, "", ""), Faults.NONE);
    }

    @PostMapping(HOME)
    ModelAndView tryOut(
            Visitor visitor,
            @RequestParam(name = "dieu-kien", defaultValue = "") String condition,
            @RequestParam(name = "so", defaultValue = "") String figures,
            @RequestParam(name = "ky-truoc", defaultValue = "") String previous,
            Locale language) {
        var trial = new Trial(condition.strip(), figures, previous);
        var now = figures(figures);
        var before = figures(previous);
        Map<String, String> wrong = new HashMap<>();
        if (now.isEmpty()) {
            wrong.put("/figures", messages.getMessage("rules.figures.wrong", null, language));
        }
        if (before.isEmpty()) {
            wrong.put("/previous", messages.getMessage("rules.figures.wrong", null, language));
        }
        if (trial.condition().isEmpty()) {
            wrong.put("/condition", messages.getMessage("rules.condition.none", null, language));
        }
        if (now.isEmpty() || before.isEmpty() || !wrong.isEmpty()) {
            var page = page(visitor, "", trial, new Faults("", wrong));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        try {
            var outcome = catalogue.judge(visitor, trial.condition(), now.get(), before.get());
            return page(visitor, "", trial, Faults.NONE).addObject("outcome", outcome);
        } catch (ServiceRefusal refusal) {
            var page = page(visitor, "", trial, Faults.of(refusal, pointer -> false));
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    private ModelAndView page(Visitor visitor, String words, Trial trial, Faults faults) {
        var rules = catalogue.rules(visitor);
        String wanted = Folded.of(words);
        var page = new ModelAndView("rules", Map.of("trial", trial, "faults", faults, "words", words));
        page.addObject("version", rules.version());
        List<CatalogueService.Rule> found = rules.rules().stream()
                .filter(rule -> Folded.of(rule.id() + " " + rule.title()).contains(wanted))
                .toList();
        return page.addObject("rules", found);
    }

    /** Nothing if a line is not a code and a number. */
    private static Optional<Map<String, BigDecimal>> figures(String lines) {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        for (String line : lines.lines().filter(one -> !one.isBlank()).toList()) {
            String[] parts = line.split("=", 2);
            Optional<BigDecimal> number = parts.length == 2 ? Vi.parse(parts[1]) : Optional.empty();
            if (number.isEmpty()) {
                return Optional.empty();
            }
            figures.put(parts[0].strip(), number.get());
        }
        return Optional.of(figures);
    }
}
