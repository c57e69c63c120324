package vn.pcmt.report.workday;

import java.util.List;
import vn.pcmt.report.expected.MoveDeadlines;

/**
 * What a change of the working days leads to; the same again when the command is repeated under its key.
 *
 * @param moves deadlines of reports still owed that move later by it; none moves earlier
 * @param version number for the entity tag, after a dry run the one there was
 */
record ChangeOutcome(int year, boolean dryRun, List<MoveDeadlines.Move> moves, long version) {}
