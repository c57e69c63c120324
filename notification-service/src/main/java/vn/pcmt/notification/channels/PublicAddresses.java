package vn.pcmt.notification.channels;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/** Tells addresses on the public network from those inside: a subscriber's address must not lead into the house. */
public final class PublicAddresses {

    private PublicAddresses() {}

    /**
     * Whether a host can be told to lie inside without asking anybody: an address, in any way of writing it, or a name that
     * never leaves the machine. Other names are looked up when they are called, each time.
     */
    public static boolean isInside(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        try {
            return !isPublic(name.startsWith("[") ? InetAddress.ofLiteral(name) : Inet4Address.ofPosixLiteral(name));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** Only addresses that all may be called; one that is inside refuses them all. */
    static InetAddress[] require(String host, InetAddress... found) throws UnknownHostException {
        if (found.length == 0 || !Arrays.stream(found).allMatch(PublicAddresses::isPublic)) {
            throw new InternalAddressException(host);
        }
        return found;
    }

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address four -> isPublic4(bytes, 0);
            case Inet6Address six -> isPublic6(bytes);
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        int third = bytes[at + 2] & 0xff;
        boolean shared = first == 100 && second >= 64 && second < 128; // RFC 6598
        boolean assignments = first == 192 && second == 0 && third == 0; // RFC 6890
        boolean benchmarks = first == 198 && (second == 18 || second == 19); // RFC 2544
        boolean privates = first == 10
                || first == 172 && second >= 16 && second < 32
                || first == 192 && second == 168
                || first == 169 && second == 254;
        return first != 0 && first != 127 && first < 224 && !privates && !shared && !assignments && !benchmarks;
    }

    private static boolean isPublic6(byte[] bytes) {
        boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc; // RFC 4193
        if (uniqueLocal) {
            return false;
        }
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b)) { // NAT64: an IPv4 address in its last four bytes
            return isPublic4(bytes, 12);
        }
        if (startsWith(bytes, 0x20, 0x02)) { // 6to4
            return isPublic4(bytes, 2);
        }
        return (bytes[0] & 0xe0) == 0x20; // global unicast, 2000::/3
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        for (int index = 0; index < first.length; index++) {
            if ((bytes[index] & 0xff) != first[index]) {
                return false;
            }
        }
        return true;
    }

    /** The address lies inside. */
    static final class InternalAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        InternalAddressException(String host) {
            super("internal address: " + host);
        }
    }
}
