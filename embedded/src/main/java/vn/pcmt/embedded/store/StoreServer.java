package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.Closeable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * The loopback socket of the store. Unlike the library's server it runs the commands of each connection on a thread of
 * their own, so that one waiting for the disk does not keep those of other connections waiting.
 */
final class StoreServer implements Closeable {

    private static final int EVENT_LOOPS = 2;

    private final EventLoopGroup acceptor = new NioEventLoopGroup(1, new DefaultThreadFactory("store-accept", true));
    private final EventLoopGroup workers =
            new NioEventLoopGroup(EVENT_LOOPS, new DefaultThreadFactory("store-io", true));
    private final ChannelGroup clients = new DefaultChannelGroup("store-clients", GlobalEventExecutor.INSTANCE);
    private final CommandHandler.Commands commands;
    private final Channel channel;

    StoreServer(StoreBackend backend, int port) {
        this.commands = new CommandHandler.Commands(backend);
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(acceptor, workers)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 128)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    public void initChannel(SocketChannel client) {
                        clients.add(client);
                        client.pipeline()
                                .addLast(
                                        new MongoWireReplyEncoder(),
                                        new MongoWireMessageEncoder(),
                                        new MongoWireProtocolHandler(),
                                        new CommandHandler(commands),
                                        new MongoExceptionHandler());
                    }
                });
        try {
            channel = bootstrap
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException e) {
            stopThreads();
            throw e;
        }
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Stops accepting, lets running commands finish, and closes all connections. */
    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        commands.finish();
        clients.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
        stopThreads();
    }

    private void stopThreads() {
        acceptor.shutdownGracefully(0, 2, TimeUnit.SECONDS);
        workers.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    }
}
