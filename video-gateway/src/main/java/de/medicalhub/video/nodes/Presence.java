package de.medicalhub.video.nodes;

import java.util.List;

/** Which pages are open, on all nodes. */
public interface Presence {
    /** A page is here, on this node, in the place of whoever had its room and place. */
    void here(PresentPage page);

    /** It is not, unless another node has it by now. */
    void gone(String room, String place);

    /** All pages of a room on living nodes. */
    List<PresentPage> in(String room);

    /**
     * An open page.
     *
     * @param room where
     * @param place of which there is one in a room, such as a seat
     * @param node to which it is connected
     * @param page id that it gave itself
     * @param about whatever the feature needs to know of it
     */
    record PresentPage(String room, String place, NodeId node, String page, String about) {}
}
