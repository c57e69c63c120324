package vn.pcmt.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for no body that comes too slowly, whoever reads it: a filter, a form's or a file's parser of the server, or
 * nobody, because the request was refused before. Around everything else, so that the answer is written when the rest of a
 * body is passed over.
 */
final class SlowBodies extends ValveBase {
    private static final Logger LOG = LoggerFactory.getLogger(SlowBodies.class);
    private static final int TOO_SLOW = 408;

    private final BodyPace pace;

    SlowBodies(BodyPace pace) {
        super(true);
        this.pace = pace;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request received = request.getCoyoteRequest();
        InputBuffer plain = received.getInputBuffer();
        TimedBody body = new TimedBody(plain, pace);
        received.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
            if (hasBody(received) && !body.hasEnded() && !request.isAsync()) {
                response.finishResponse();
                passOver(request, body, response.getStatus() == TOO_SLOW);
            }
        } finally {
            received.setInputBuffer(plain);
        }
    }

    private static boolean hasBody(org.apache.coyote.Request received) {
        return received.getContentLengthLong() > 0 || received.getHeader("Transfer-Encoding") != null;
    }

    /** Who sends the rest quickly hears his answer, and may ask again; who does not is hung up on. */
    private static void passOver(Request request, TimedBody body, boolean already) {
        long most = already ? 0 : mostPassedOver(request);
        Dropped dropped = new Dropped();
        try {
            long passed = 0;
            int count = 0;
            while (count >= 0 && passed < most) {
                count = body.doRead(dropped);
                passed += Math.max(count, 0);
            }
        } catch (IOException slowOrGone) {
            LOG.debug("The rest of a body that nobody read is not waited for", slowOrGone);
        }
        if (!body.hasEnded()) {
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
        }
    }

    private static long mostPassedOver(Request request) {
        long most = request.getConnector().getProtocolHandler() instanceof AbstractHttp11Protocol<?> http
                ? http.getMaxSwallowSize()
                : 0;
        return most < 0 ? Long.MAX_VALUE : most;
    }

    /** What is read is looked at by nobody. */
    private static final class Dropped implements ApplicationBufferHandler {
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer next) {
            buffer = next;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // The server brings the buffers.
        }
    }
}
