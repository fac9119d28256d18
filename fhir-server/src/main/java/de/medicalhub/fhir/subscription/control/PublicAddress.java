package de.medicalhub.fhir.subscription.control;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses of the internet from those of the operator's own network, which a public name may lead to as well. */
public final class PublicAddress {
    private static final int BYTE = 0xff;

    private PublicAddress() {}

    /** Whether the address is one that anybody on the internet would reach under it. */
    public static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return !special && (address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes));
    }

    /** RFC 6890: this network, carriers' shared addresses, protocol assignments, benchmarks and what is reserved. */
    private static boolean isPublic4(byte[] address) {
        int first = address[0] & BYTE;
        int second = address[1] & BYTE;
        boolean shared = first == 100 && (second & 0xc0) == 64;
        boolean assigned = first == 192 && second == 0 && address[2] == 0;
        boolean benchmark = first == 198 && (second & 0xfe) == 18;
        return first != 0 && !shared && !assigned && !benchmark && first < 240;
    }

    /** Global unicast (2000::/3) without 6to4, which carries any IPv4 address; so neither fc00::/7 nor 64:ff9b::/96. */
    private static boolean isPublic6(byte[] address) {
        boolean global = (address[0] & 0xe0) == 0x20;
        boolean sixToFour = address[0] == 0x20 && address[1] == 0x02;
        return global && !sixToFour;
    }
}
