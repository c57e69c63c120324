package vn.pcmt.notification.decision;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.directory.Reach;
import vn.pcmt.notification.directory.Unit;

/** "Why was I told, or not?", for a person, an obligation, a time. */
@RestController
@RequestMapping("/api/v1/decisions")
@Tag(name = "decisions", description = "Why somebody was told of something, or was not")
class DecisionController {

    /**
     * @param post of the officer; null for who is not known
     * @param why in the reader's language
     */
    record Shown(
            Instant at,
            Decision.Verdict verdict,
            String obligation,
            AlertKind kind,
            String occasion,
            String unitKey,
            String unitName,
            @Nullable String officer,
            @Nullable String post,
            String detail,
            @Nullable Instant until,
            String why) {}

    private final Decisions decisions;
    private final Directory directory;
    private final Reach reach;
    private final MessageSource messages;

    DecisionController(Decisions decisions, Directory directory, Reach reach, MessageSource messages) {
        this.decisions = decisions;
        this.directory = directory;
        this.reach = reach;
        this.messages = messages;
    }

    @Operation(
            summary = "Why somebody was told, or was not",
            description = "Everybody may ask for himself; who heads or reviews units asks for those within reach.")
    @GetMapping
    Page<Shown> why(
            @RequestParam @Nullable String obligation,
            @RequestParam @Nullable String officer,
            @RequestParam @Nullable String silence,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant until,
            PageRequest page,
            Caller caller,
            Locale language) {
        String asked = officer;
        boolean answersForOthers = caller.has(OfficerRole.REVIEWER)
                || caller.has(OfficerRole.LEADER)
                || caller.has(OfficerRole.ADMIN)
                || caller.has(OfficerRole.AUDITOR)
                || caller.has(OfficerRole.COMMUNE_HEAD);
        if (!caller.id().equals(asked) && !answersForOthers) {
            if (asked != null) {
                caller.requireAny(OfficerRole.REVIEWER, OfficerRole.LEADER, OfficerRole.ADMIN, OfficerRole.AUDITOR);
            }
            asked = caller.id();
        }
        Page<Decision> found = decisions.find(
                reach.of(caller, null),
                new Decisions.Question(obligation, asked, caller.id().equals(asked), silence, from, until),
                page);
        return new Page<>(
                found.items().stream().map(one -> shown(one, language)).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    private Shown shown(Decision one, Locale language) {
        String post = one.officer() == null
                ? null
                : directory.officer(one.officer()).map(Officer::post).orElse(null);
        String officer = post != null ? post : one.officer() == null ? "" : one.officer();
        String unit = directory.unit(one.unitKey()).map(Unit::name).orElse(one.unitKey());
        return new Shown(
                one.at(),
                one.verdict(),
                one.obligation(),
                one.kind(),
                one.occasion(),
                one.unitKey(),
                unit,
                one.officer(),
                post,
                one.detail(),
                one.until(),
                inWords(one, officer, unit, language));
    }

    /** The rule that chose somebody is told as the alert itself tells it; the rest of what it rests on stays as it is. */
    private String inWords(Decision one, String officer, String unit, Locale language) {
        int last = one.detail().lastIndexOf(", ");
        String rule = messages.getMessage(
                "alert.why." + one.detail().substring(last < 0 ? 0 : last + 2), new Object[] {unit}, null, language);
        String rest = rule == null || last < 0 ? one.detail() : one.detail().substring(0, last);
        if (one.verdict() == Decision.Verdict.NO_RECIPIENT && rule != null) {
            rest = rule;
        }
        String decided = messages.getMessage("decision." + one.verdict(), new Object[] {rest, officer}, language);
        return rule == null || one.verdict() == Decision.Verdict.NO_RECIPIENT ? decided : decided + " " + rule;
    }
}
