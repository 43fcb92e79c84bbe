/* Two daemons, one shard, one cell, one store: lease, fence, stop and takeover
 * (design.md section 4, laws 2, 5 and 7; Specs/simulation.md).
 *
 * Time goes in ticks that all clocks share; drift is in the margins: a daemon counts its ownership
 * one tick less than the store does (Sources/PostgresStore/Ownership: counted from before it asked,
 * and a fiftieth less). Time passes only while the cell's own timer has done what is due, since the
 * kernel keeps that timer; daemons may be as slow as they like, and die.
 *
 * -DNO_FENCE      the store takes entries under an old token
 * -DNO_TENURE     a daemon acts on a permit without looking whether the shard is still its own
 * -DLONG_CELLS    a cell is renewed for longer than its daemon has the shard
 * -DDEAF          a stop is kept by the daemon that heard it and not recorded in the store
 * Each of these must break a property.
 */
#define PERIOD 3 /* an ownership, by the store's clock */
#define OWN 2    /* the same by the daemon's own count */
#define CELL 2   /* a cell's lease */
#define NOBODY 2
#define HORIZON 9

byte now = 0;

/* The store: one row, and a log whose entries are a stop and intents. */
byte owner = NOBODY, token = 0, expires = 0;
bool stopped = false;     /* the stop is in the log */
bool asked = false;       /* a person gave the stop to the daemon that has the shard */
bool acknowledged = false;

/* What each daemon believes. */
byte mine[2], until[2];
bool up[2] = true, holds[2], permit[2], knows[2];

/* The cell, started by the daemon that has `cellOf`. */
bool alive = false;
byte cellOf = NOBODY, cellToken = 0, deadline = 0;

/* Things that must not be. */
bool actedTwice = false, actedAfterStop = false, outlived = false;

#ifdef NO_FENCE
#define FENCE(d) true
#else
#define FENCE(d) (token == mine[d] && now < expires)
#endif
#ifdef NO_TENURE
#define TENURE(d) true
#else
#define TENURE(d) (now < until[d])
#endif
#ifdef LONG_CELLS
#define CELLEND(d) (now + CELL)
#else
#define CELLEND(d) (now + CELL < until[d] -> now + CELL : until[d])
#endif

inline forget(d) {
    holds[d] = false; permit[d] = false; knows[d] = false; mine[d] = 0; until[d] = 0
}

/* Time: a tick passes once the cell's timer has fired where it is due. */
active proctype Time() {
    do
    :: atomic { now < HORIZON && !(alive && now >= deadline) -> now++ }
    :: now == HORIZON -> break
    od
}

/* The cell's process 1: it looks at its own timer alone. */
active proctype Cell() {
end:
    do
    :: atomic { alive && now >= deadline -> alive = false; cellOf = NOBODY }
    od
}

active [2] proctype Daemon() {
    byte d = _pid - 2;
end:
    do
    /* Take the shard: free, its own, or run out by the store's clock. The new owner folds the log,
     * so it knows the stop; it ends every lease of before. */
    :: atomic {
        up[d] && !holds[d] && now < HORIZON &&
            (owner == NOBODY || owner == d || now >= expires) ->
        token++; owner = d; expires = now + PERIOD;
        mine[d] = token; until[d] = now + OWN; holds[d] = true; knows[d] = stopped;
        /* A cell that lives under another token would be a second master. */
        if :: alive && cellToken != token && cellOf != d -> outlived = true
           :: else fi
      }
    /* The answer is lost: the row is taken and the daemon does not know. */
    :: atomic {
        up[d] && !holds[d] && now < HORIZON && now >= expires && token < 6 ->
        token++; owner = d; expires = now + PERIOD
      }
    /* Renew. */
    :: atomic {
        up[d] && holds[d] && token == mine[d] && now < expires && now < HORIZON ->
        expires = now + PERIOD; until[d] = now + OWN
      }
    /* A keeper sees that its count has run out, or the store says no. */
    :: atomic { up[d] && holds[d] && !(now < until[d]) -> forget(d) }
    /* Start the cell, or renew it: never beyond the daemon's own hold. */
    :: atomic {
        up[d] && holds[d] && now < until[d] && !alive && !knows[d] && now < HORIZON ->
        alive = true; cellOf = d; cellToken = mine[d]; deadline = CELLEND(d)
      }
    :: atomic {
        up[d] && holds[d] && now < until[d] && alive && cellOf == d && cellToken == mine[d] &&
            !knows[d] ->
        deadline = CELLEND(d)
      }
    /* Decide and record: the store takes the intent under token and clock. */
    :: atomic { up[d] && holds[d] && !permit[d] && !knows[d] && FENCE(d) -> permit[d] = true }
    /* Act on the permit. */
    :: atomic {
        up[d] && holds[d] && permit[d] && !knows[d] && TENURE(d) ->
        permit[d] = false;
        if :: token != mine[d] -> actedTwice = true :: else fi;
        if :: acknowledged -> actedAfterStop = true :: else fi
      }
    /* Hear the stop: it acts first, in memory, and kills the cell; it counts as given once it is
     * in the log. */
    :: atomic {
        up[d] && holds[d] && asked && !knows[d] ->
        knows[d] = true; permit[d] = false;
        if :: alive && cellOf == d -> alive = false; cellOf = NOBODY :: else fi
      }
#ifdef DEAF
    :: atomic { up[d] && holds[d] && knows[d] && !acknowledged -> acknowledged = true }
#else
    :: atomic {
        up[d] && holds[d] && knows[d] && !acknowledged && token == mine[d] && now < expires ->
        stopped = true; acknowledged = true
      }
#endif
    /* It dies, and with it what it kept in memory. */
    :: atomic { up[d] && now < HORIZON -> up[d] = false; forget(d) }
    :: atomic { !up[d] && now < HORIZON -> up[d] = true }
    od
}

/* Somebody wants everything stopped, once. */
active proctype Person() {
    atomic { now > 0 -> asked = true }
}

/* Never two daemons act for one shard; no act after a stop that was acknowledged; no cell outlives
 * its daemon's hold. */
ltl safe { [] (!actedTwice && !actedAfterStop && !outlived) }
/* A cell whose daemon is dead, or that nobody renews, ends within its period. */
ltl ends { [] ((alive && now >= deadline) -> <> !alive) }
/* With a fair daemon that lives, a stop that was asked for is recorded or nothing lives any more. */
ltl heard { [] ((asked && now == HORIZON) -> <> (stopped || !alive)) }
