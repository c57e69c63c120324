package vn.pcmt.web;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** A body of which it is known how much has come and how long it was waited for; what is done between reads is no waiting. */
final class TimedBody implements InputBuffer {
    private final InputBuffer body;
    private final BodyPace pace;
    private long read;
    private long waitedNanos;
    private boolean ended;

    TimedBody(InputBuffer body, BodyPace pace) {
        this.body = body;
        this.pace = pace;
    }

    @Override
    public int doRead(ApplicationBufferHandler into) throws IOException {
        long begun = System.nanoTime();
        int count = body.doRead(into);
        waitedNanos += System.nanoTime() - begun;
        if (count < 0) {
            ended = true;
            return count;
        }
        read += count;
        if (pace.isTooSlow(read, Duration.ofNanos(waitedNanos))) {
            throw new SlowBodyException(read);
        }
        return count;
    }

    @Override
    public int available() {
        return body.available();
    }

    boolean hasEnded() {
        return ended;
    }
}
