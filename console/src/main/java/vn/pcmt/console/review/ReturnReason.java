package vn.pcmt.console.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import vn.pcmt.console.format.Vi;

/**
 * Why a report is sent back, as it stands in the form.
 *
 * @param typed in the reviewer's own words
 * @param sentences those of {@link #SENTENCES} that were ticked
 * @param until day by which it is to come again, as typed; blank for none
 */
record ReturnReason(String typed, List<String> sentences, String until) {

    /** What reviewers say again and again; each is a message {@code review.sentence.…}. */
    static final List<String> SENTENCES = List.of("unit", "sum", "explanation", "document");

    static final ReturnReason NONE = new ReturnReason("", List.of(), "");

    ReturnReason {
        sentences = SENTENCES.stream().filter(sentences::contains).toList();
    }

    public boolean has(String sentence) {
        return sentences.contains(sentence);
    }

    boolean isUntilWrong() {
        return !until.isBlank() && Vi.parseDay(until).isEmpty();
    }

    /**
     * The sentences, the own words, and by when it is to come again: what the unit is told, in the language of its work
     * whatever the reviewer's is.
     */
    String said(MessageSource messages) {
        Locale language = Locale.of("vi");
        List<String> said = new ArrayList<>();
        sentences.forEach(one -> said.add(messages.getMessage("review.sentence." + one, null, language)));
        if (!typed.isBlank()) {
            said.add(typed);
        }
        // By itself a day is no reason.
        if (!said.isEmpty() && !until.isBlank()) {
            said.add(messages.getMessage("review.again-by", new Object[] {until}, language));
        }
        return String.join(" ", said);
    }
}
