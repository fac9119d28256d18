/**
 * Introduces two browsers to each other; the protocol is described in docs/video-protocol.md.
 *
 * <ol>
 *   <li>A WebSocket opens only from our own origin, and its first message is a ticket: random, good for 30 seconds and
 *       for one use. No token stands in an address.
 *   <li>Every message is checked before anything happens: size, version, type, form, and whether that side may send it.
 *   <li>Only the host lets in and ends; only the patient waits and leaves.
 *   <li>Offers, answers and candidates pass only between two people in a running call, and only to the page they are
 *       meant for: one that was reloaded never gets what was said to its predecessor.
 *   <li>One connection per side: the same person again takes the place of the older connection; another host is refused
 *       while one is there.
 *   <li>A page that lost its connection comes back with the same page id and keeps its media.
 *   <li>Welcome is the first word to a page; after that all hear how the room stands in the order in which it moved, and
 *       hear of the other page before anything from it.
 *   <li>The gateway never sees media and never asks a media server: a consultation of two is peer to peer.
 * </ol>
 */
@NullMarked
package de.medicalhub.video.signalling;

import org.jspecify.annotations.NullMarked;
