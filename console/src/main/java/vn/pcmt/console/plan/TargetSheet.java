package vn.pcmt.console.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.page.Blocks;
import vn.pcmt.console.services.CatalogueService;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.PlanningService;

/** The page with the form of a target, and what is wrong in it before any service is asked. */
@Component
class TargetSheet {
    private static final List<String> GOALS = List.of("VALUE", "PERCENT_CHANGE", "YEARLY_CHANGE");

    private final PlanningService planning;
    private final CatalogueService catalogue;
    private final MessageSource messages;

    TargetSheet(PlanningService planning, CatalogueService catalogue, MessageSource messages) {
        this.planning = planning;
        this.catalogue = catalogue;
        this.messages = messages;
    }

    /** An indicator that a target may be of. */
    record Choice(String code, String label) {}

    /** What was typed, read; only where nothing is wrong. */
    record Read(BigDecimal value, String first, String last) {}

    /** @param wrong gets what is to be said beside the fields; then what is read is of no use */
    Read read(TargetForm form, Map<String, String> wrong, Locale language) {
        BigDecimal value = form.number();
        if (value == null) {
            wrong.put("/goal/value", messages.getMessage("target.number.wrong", null, language));
        }
        return new Read(
                Objects.requireNonNullElse(value, BigDecimal.ZERO),
                month(form.first(), "/firstPeriod", wrong, language),
                month(form.last(), "/lastPeriod", wrong, language));
    }

    ModelAndView page(Visitor visitor, String plan, TargetForm form, Faults faults) {
        Map<String, Object> model = new HashMap<>(Map.of("form", form, "faults", faults, "id", plan));
        try (var blocks = new Blocks()) {
            var indicators = blocks.read(() -> catalogue.indicators(visitor));
            model.put("plan", planning.one(visitor, plan).value());
            model.put("unlisted", indicators.value() == null);
            model.put("indicators", choices(Objects.requireNonNullElse(indicators.value(), List.of()), form));
        }
        model.put("goals", GOALS);
        model.put("key", UUID.randomUUID().toString());
        return new ModelAndView("target-edit", model);
    }

    /** The indicator of the form stands among them whatever the catalogue says: else another one would be sent. */
    private static List<Choice> choices(List<CatalogueService.Indicator> indicators, TargetForm form) {
        String language = LocaleContextHolder.getLocale().getLanguage();
        List<Choice> choices = new ArrayList<>();
        indicators.forEach(one -> choices.add(new Choice(one.code(), one.code() + " " + one.name(language))));
        if (!form.indicator().isEmpty()
                && choices.stream().noneMatch(one -> one.code().equals(form.indicator()))) {
            choices.addFirst(new Choice(form.indicator(), form.indicator()));
        }
        return choices;
    }

    private String month(String typed, String pointer, Map<String, String> wrong, Locale language) {
        return TargetForm.month(typed).orElseGet(() -> {
            wrong.put(pointer, messages.getMessage("target.month.wrong", null, language));
            return "";
        });
    }
}
