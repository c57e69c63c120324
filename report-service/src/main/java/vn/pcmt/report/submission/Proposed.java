package vn.pcmt.report.submission;

import java.time.Instant;

/**
 * That the head of a unit is asked to send what was written.
 *
 * @param draft number of the draft's state that was proposed
 * @param by id of the officer who proposed it
 */
public record Proposed(long draft, String by, Instant at) {}
