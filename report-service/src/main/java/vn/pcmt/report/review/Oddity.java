package vn.pcmt.report.review;

/** Why a waiting report is not clean and has to be looked at by itself. */
enum Oddity {
    /** It has just come in: nobody has looked for anything unlikely yet. */
    NOT_SCREENED,
    /** A rule warned of something in it. */
    WARNING,
    /** Something in it is unlike its unit's past or its peers. */
    OUTLIER,
    /** A stock does not go on from where the period before ended. */
    OPENING,
    /** It was sent back and has come in again; whoever sent it back wanted to see it. */
    SENT_BACK
}
