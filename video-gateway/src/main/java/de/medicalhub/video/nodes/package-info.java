/**
 * Several nodes of the hub as one: they know of each other, wake each other and pass words on.
 *
 * <ol>
 *   <li>A node is there while it says so in the database every second; who has not for four seconds is gone, and what was
 *       present on it with it. Presence expires by itself: nothing needs to be cleared after a crash.
 *   <li>A word to another node goes by NOTIFY, on an own unpooled connection with a loop that reconnects. What is longer than
 *       a NOTIFY carries (8,000 bytes) is laid into a table, and its number is sent.
 *   <li>Words may be lost while a connection is lost. Whoever listens is told afterwards and looks for themselves; nothing
 *       that must survive is kept in words. While words do not arrive this is known, and what was told last is not relied on.
 *   <li>Words from one node to another arrive in the order in which they were sent.
 *   <li>The FHIR server's word that something of a case changed (docs/fhir-model.md, wake-up) is heard on the same connection,
 *       where both share a database. It brings nothing of the case and decides nothing: who listens asks the record.
 * </ol>
 */
@NullMarked
package de.medicalhub.video.nodes;

import org.jspecify.annotations.NullMarked;
