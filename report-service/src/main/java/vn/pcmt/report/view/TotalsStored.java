package vn.pcmt.report.view;

import java.util.Map;
import java.util.Set;

/**
 * Said inside this process after totals were stored, and before their records count as read: whoever acts on it hears of
 * every change at least once, also after a crash. It must act quickly, because the next totals wait for it.
 *
 * @param areas template code to the keys of the areas whose totals are there, newer or again
 */
public record TotalsStored(Map<String, Set<String>> areas) {}
