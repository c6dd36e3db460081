# Runs the server in the foreground of this shell and stops it when nobody uses it any more.
#
# Everybody who uses the server holds a shared lock on the file "in-use"; the kernel releases it however
# the holder ends, killed or not, so that no server outlives its last user by more than the given time.
#
# Arguments: the server's binary, its data directory, the two lock files, the seconds to linger, and
# whatever else the server is to be told.
postgres=$1 data=$2 starting=$3 in_use=$4 linger=$5
shift 5

"$postgres" -D "$data" "$@" &
server=$!
trap 'kill -INT "$server"' INT TERM HUP

idle=0
while kill -0 "$server" 2>/dev/null; do
    sleep 1
    if flock --nonblock "$in_use" true; then
        idle=$((idle + 1))
    else
        idle=0
    fi
    # Whoever wants the server takes the first lock before the second: holding the first, nobody can
    # come to rely on the server between our last look and its end.
    if [ "$idle" -gt "$linger" ]; then
        idle=0
        flock "$starting" sh -c '
            flock --nonblock "$1" true || exit 0
            kill -INT "$2"
            while kill -0 "$2" 2>/dev/null; do sleep 0.1; done
        ' stop "$in_use" "$server"
    fi
done
wait "$server"
