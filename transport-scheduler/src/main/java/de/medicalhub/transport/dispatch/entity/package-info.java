/** Jobs, tours, stops and the state graph. */
@NullMarked
package de.medicalhub.transport.dispatch.entity;

import org.jspecify.annotations.NullMarked;
