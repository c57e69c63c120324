package vn.pcmt.plan.export;

/** Marks sample data in what leaves the system. */
public final class SampleMark {
    private SampleMark() {}

    /** A title with the mark behind it, once, if it is one of sample data. */
    public static String on(String title, boolean sample, String mark) {
        return sample && !title.contains(mark) ? title + " (" + mark + ")" : title;
    }
}
