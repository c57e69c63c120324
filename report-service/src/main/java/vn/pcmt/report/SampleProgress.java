package vn.pcmt.report;

/**
 * How far the loading of sample reports has come. A bean while {@code pcmt.sample} is set: whoever starts the service
 * can show it.
 */
public interface SampleProgress {

    /** Reports finished so far, those of an earlier run included. */
    int done();

    /** Reports to load in all; 0 until it is known which are expected. */
    int total();

    /** Whether nothing more will come. */
    boolean finished();

    /** From 0 to 100. */
    default int percent() {
        if (finished()) {
            return 100;
        }
        return total() == 0 ? 0 : (int) Math.min(99, 100L * done() / total());
    }
}
