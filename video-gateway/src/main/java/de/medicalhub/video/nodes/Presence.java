package de.medicalhub.video.nodes;

import java.util.List;

/** Which pages are open, on all nodes. */
public interface Presence {
    /** What somebody finds who comes into a room just now. */
    Arrival arrive(String room);

    /** A page is here, on this node, in the place of whoever had its room and place and came before. */
    void here(PresentPage page);

    /** It is not, unless another page, or another node, has its place by now. */
    void gone(PresentPage page);

    /** All pages of a room on living nodes. */
    List<PresentPage> in(String room);

    /**
     * Somebody comes.
     *
     * @param turn a number for their page; larger than all before, on all nodes
     * @param pages as {@link #in} answers
     */
    record Arrival(long turn, List<PresentPage> pages) {}

    /**
     * An open page.
     *
     * @param room where
     * @param place of which there is one in a room, such as a seat
     * @param node to which it is connected
     * @param page id that it gave itself
     * @param about whatever the feature needs to know of it
     * @param turn when it came, as {@link #arrive} counts; the later one has the place
     */
    record PresentPage(String room, String place, NodeId node, String page, String about, long turn) {}
}
