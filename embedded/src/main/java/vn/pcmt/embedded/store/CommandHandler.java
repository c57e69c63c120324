package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the commands of one connection, one after the other, and sends the answers. */
final class CommandHandler extends SimpleChannelInboundHandler<ClientRequest> {

    private static final Logger log = LoggerFactory.getLogger(CommandHandler.class);
    private static final int INTERNAL_ERROR = 1;

    private final Commands commands;
    private CompletableFuture<@Nullable Void> last = CompletableFuture.completedFuture(null);

    CommandHandler(Commands commands) {
        this.commands = commands;
    }

    /** Where the commands of all connections run. */
    static final class Commands {

        private final StoreBackend backend;
        // Not virtual threads: the services of the same process run on those, and a query of seconds would keep a
        // core's worth of their requests waiting until it ends.
        private final ExecutorService executor =
                Executors.newCachedThreadPool(new DefaultThreadFactory("store-command", true));
        private final AtomicInteger lastAnswer = new AtomicInteger();

        Commands(StoreBackend backend) {
            this.backend = backend;
        }

        /** Lets running commands finish, for some seconds. */
        void finish() {
            executor.shutdown();
            try {
                if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                    log.warn("Some commands did not finish before the store closed.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        if (!commands.executor.isShutdown()) {
            last = last.handleAsync((done, problem) -> send(context, answer(request)), commands.executor);
        }
    }

    /** An answer that cannot be sent must not leave the client waiting for it. */
    private static @Nullable Void send(ChannelHandlerContext context, Object answer) {
        context.channel().writeAndFlush(answer).addListener(sent -> {
            if (!sent.isSuccess() && context.channel().isActive()) {
                log.error("An answer could not be sent; the connection is closed", sent.cause());
                context.close();
            }
        });
        return null;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        commands.backend.handleClose(context.channel());
        super.channelInactive(context);
    }

    private Object answer(ClientRequest request) {
        MessageHeader header = new MessageHeader(
                commands.lastAnswer.incrementAndGet(), request.getHeader().getRequestID());
        return switch (request) {
            case MongoMessage message ->
                new MongoMessage(
                        message.getChannel(), header, run(message, message.getDatabaseName(), message.getDocument()));
            case MongoQuery query -> {
                Document document = query.getQuery();
                Document command = document.get("$query") instanceof Document inner ? inner : document;
                yield new MongoReply(header, List.of(run(query, query.getDatabaseName(), command)), 0);
            }
            default -> throw new IllegalArgumentException("Unknown message " + request);
        };
    }

    private Document run(ClientRequest request, String database, Document query) {
        String command = query.keySet().iterator().next();
        try {
            return commands.backend.handleCommand(request.getChannel(), database, command, query);
        } catch (MongoServerError e) {
            log.debug("{} was refused: {}", command, e.getMessage());
            return error(e.getCode(), e.getCodeName(), e.getMessageWithoutErrorCode());
        } catch (MongoServerException e) {
            log.debug("{} was refused: {}", command, e.getMessage());
            return error(8, "UnknownError", e.getMessageWithoutErrorCode());
        } catch (EmbeddedStoreException e) {
            return error(INTERNAL_ERROR, "InternalError", String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            log.error("The command {} on {} failed", command, database, e);
            return error(INTERNAL_ERROR, "InternalError", "The command " + command + " failed: " + e);
        }
    }

    private static Document error(int code, String codeName, String message) {
        return new Document("ok", 0.0)
                .append("errmsg", message)
                .append("code", code)
                .append("codeName", codeName);
    }
}
