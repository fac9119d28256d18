/**
 * Introduces two browsers to each other; the protocol is described in docs/video-protocol.md.
 *
 * <ol>
 *   <li>A WebSocket opens only from our own origin, and its first message is a ticket: random, good for 30 seconds and
 *       for one use. A wire of somebody with an account ends when they sign out (1008). No token stands in an address.
 *   <li>Every message is checked before anything happens: size, version, type, form, and whether that side may send it.
 *   <li>Only the host lets in, ends and sends a guest away; only the patient waits and leaves.
 *   <li>Offers, answers and candidates pass only between people in a running call, and only to the page they are
 *       meant for: one that was reloaded never gets what was said to its predecessor.
 *   <li>One connection per seat (host, patient, one more person): the same person again takes the place of the older connection;
 *       another host is refused while one is there.
 *   <li>A page that lost its connection comes back with the same page id and keeps its media.
 *   <li>Welcome is the first word to a page; after that all hear how the room stands in the order in which it moved, and
 *       hear of the other page before anything from it.
 *   <li>The gateway never sees media and never asks a media server: a consultation is peer to peer, of three people a
 *       mesh.
 *   <li>Descriptions are read line by line: only picture and sound over DTLS-SRTP, in codecs that browsers have, one data
 *       channel beside them (for documents, which never pass the gateway) and ways of valid form pass. Where all media must go
 *       through the relay, no other way passes.
 *   <li>What people write is kept in memory only, for pages that come back, and forgotten with the end of the call. What was
 *       written in the waiting room stays between patient and practice.
 *   <li>How well a call goes is counted without saying whose it was.
 *   <li>The people of one consultation may be connected to different nodes: the nodes know of each other's pages and pass
 *       words on. When a node dies, its pages find another one with the same page id, and media flow on meanwhile. Written
 *       words are kept on the node where they were read only.
 *   <li>Words of a running call wait for no database and for nobody who comes: what asks it is done on few threads of its own.
 * </ol>
 */
@NullMarked
package de.medicalhub.video.signalling;

import org.jspecify.annotations.NullMarked;
