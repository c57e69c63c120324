package vn.pcmt.report.topology;

import java.time.Instant;

/** A change of one total, to be added to it; the time of the event that caused it. */
record Delta(Instant at, Sums change) {}
