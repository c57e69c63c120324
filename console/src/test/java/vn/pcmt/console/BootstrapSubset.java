package vn.pcmt.console;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of Bootstrap's style sheet that can match something: those whose classes are all among the words of the pages,
 * scripts and sources. A word too many keeps a rule too many and harms nobody.
 */
final class BootstrapSubset {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("\\.(-?[A-Za-z_][A-Za-z0-9_-]*)");
    private static final Pattern USED_VARIABLE = Pattern.compile("var\\((--bs-[A-Za-z0-9_-]+)");
    private static final Pattern VARIABLE = Pattern.compile("(--bs-[A-Za-z0-9_-]+):[^;}]*(?:;|(?=}))");
    private static final Pattern FRAMES = Pattern.compile("@keyframes ([A-Za-z0-9_-]+)\\{(?:[^{}]*\\{[^{}]*})*}");
    private static final Pattern EMPTY = Pattern.compile("[^{}]+\\{}");

    private BootstrapSubset() {}

    /**
     * @param whole the style sheet
     * @param words all that may be a class
     * @param own our own style sheets, which may use its variables and animations
     */
    static String of(String whole, Set<String> words, String own) {
        String kept = matching(COMMENT.matcher(whole).replaceAll(""), words);
        String before;
        do {
            before = kept;
            kept = EMPTY.matcher(withoutUnused(kept, own)).replaceAll("");
        } while (!kept.equals(before));
        return kept;
    }

    private static String matching(String rules, Set<String> words) {
        StringBuilder kept = new StringBuilder();
        int at = 0;
        for (int open = rules.indexOf('{'); open >= 0; open = rules.indexOf('{', at)) {
            String head = rules.substring(at, open);
            int end = end(rules, open);
            String body = rules.substring(open + 1, end);
            at = end + 1;
            if (head.startsWith("@media") || head.startsWith("@supports")) {
                body = matching(body, words);
            } else if (!head.startsWith("@")) {
                head = String.join(
                        ",",
                        selectors(head).stream()
                                .filter(one ->
                                        CLASS.matcher(one).results().allMatch(found -> words.contains(found.group(1))))
                                .toList());
            }
            if (!head.isEmpty() && !body.isEmpty()) {
                kept.append(head).append('{').append(body).append('}');
            }
        }
        return kept.toString();
    }

    /** Where the brace that opens here is closed. */
    private static int end(String rules, int open) {
        int depth = 1;
        int at = open;
        while (depth > 0) {
            at++;
            if (rules.charAt(at) == '{') {
                depth++;
            } else if (rules.charAt(at) == '}') {
                depth--;
            }
        }
        return at;
    }

    /** Split at the commas that are not within brackets. */
    private static List<String> selectors(String head) {
        List<String> found = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < head.length(); at++) {
            char sign = head.charAt(at);
            if (sign == '(' || sign == '[') {
                depth++;
            } else if (sign == ')' || sign == ']') {
                depth--;
            } else if (sign == ',' && depth == 0) {
                found.add(head.substring(from, at));
                from = at + 1;
            }
        }
        found.add(head.substring(from));
        return found;
    }

    private static String withoutUnused(String rules, String own) {
        Set<String> used = new HashSet<>();
        Matcher names = USED_VARIABLE.matcher(rules + own);
        while (names.find()) {
            used.add(names.group(1));
        }
        String fewer = VARIABLE.matcher(rules)
                .replaceAll(found -> used.contains(found.group(1)) ? Matcher.quoteReplacement(found.group()) : "");
        return FRAMES.matcher(fewer)
                .replaceAll(found -> (fewer.replace(found.group(), "") + own)
                                .matches("(?s).*animation[^;}]*" + found.group(1) + ".*")
                        ? Matcher.quoteReplacement(found.group())
                        : "");
    }
}
